#!/bin/sh
# What a queue must survive, for long: [SEEDS=100000] [KILLS=1000] [SEED=…] [MODE=…] scripts/chaos.sh
# The queue on a virtual clock, seed after seed; who waits how long among ten thousand tenants; then whole installations whose
# processes are killed at random while clients use them. Figures and their date: docs/reliability.md. About 40 minutes.
set -eu
cd "$(dirname "$0")/.."
. scripts/node.sh
. scripts/debian.sh
install_packages postgresql-15 redis-server
sh scripts/build.sh release queue_simulation queue_fairness chaos
build/release/queue_simulation --seeds "${SEEDS:-100000}"
build/release/queue_fairness
build/release/chaos --kills "${KILLS:-1000}" --run-again-within 15000 ${SEED:+--seed "$SEED"} ${MODE:+--mode "$MODE"}
