import logging

log = logging.getLogger("audit")
MAXIMUM = 120


def record(action, detail):
    """One line of the audit trail."""
    text = detail[:MAXIMUM]
    log.info("action=%s detail=%s", action, text)
