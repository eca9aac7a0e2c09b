"""An end of a lane only moves forward; every place of a lane is taken once."""

from django.db import migrations, models

FORWARD = """
CREATE FUNCTION audit_lane_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.count > OLD.count AND NEW.last > OLD.last THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the end of a lane only moves forward';
END $$;
CREATE TRIGGER audit_lane_forward BEFORE INSERT OR UPDATE OR DELETE ON audit_lane
    FOR EACH ROW EXECUTE FUNCTION audit_lane_forward();
CREATE TRIGGER audit_lane_no_truncate BEFORE TRUNCATE ON audit_lane
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
"""
BACKWARD = """
DROP TRIGGER audit_lane_no_truncate ON audit_lane;
DROP TRIGGER audit_lane_forward ON audit_lane;
DROP FUNCTION audit_lane_forward();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_adopt_old_entries")]

    operations = [
        migrations.AddConstraint(
            "entry", models.UniqueConstraint(fields=["lane", "position"], name="audit_place_once")
        ),
        migrations.AddIndex("entry", models.Index(fields=["-at"], name="audit_by_day")),
        migrations.AddIndex(
            "entry",
            models.Index(
                condition=models.Q(("reason", ""), _negated=True),
                fields=["reason", "-at"],
                name="audit_by_reason",
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
