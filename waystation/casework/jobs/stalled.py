"""Jobs whose worker was killed are taken up again by the next one."""

from __future__ import annotations

import logging

from procrastinate import JobContext
from procrastinate.contrib.django import app

log = logging.getLogger(__name__)

#: A worker that has not been heard of for this long (seconds) is lost; its jobs start again.
SILENT = 60


@app.periodic(cron="* * * * *", periodic_id="take_up_lost")
@app.task(queue="house", queueing_lock="take_up_lost", pass_context=True)
async def take_up_lost(context: JobContext, timestamp: int) -> None:
    """Every job of the house can start twice: it goes on where the last whole transaction ended."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT):
        log.warning("job %s (%s) lost its worker and starts again", job.id, job.task_name)
        await manager.retry_job(job)
