import logging

logger = logging.getLogger(__name__)


def login(user, password, access_token):
    # ruleid: log-secret-value
    logging.info("password: %s" % password)
    # ruleid: log-secret-value
    logger.info("password %s", user.password)
    # ruleid: log-secret-value
    logger.debug(f"token={access_token}")
    # ruleid: log-secret-value
    logger.warning("token {}".format(access_token))
    # ok: log-secret-value
    logger.info("password changed")
    # ok: log-secret-value
    logger.info("length %d", len(password))
    # ok: log-secret-value
    logger.debug(f"user={user.name}")
    # ok: log-secret-value
    screen.info(password)
