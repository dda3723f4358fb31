#!/bin/bash
# build-images.sh [SERVICE...]: builds the images of the services (all four unless named) with podman.
#   BASE=python:3.11-slim   the image they stand on
#   NAME=firsthand/         what comes before the service in the image's name
#   TAG=0.1.0               what comes behind it
#   OFFLINE=1               fetch the locked wheels here first, and build without any network
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
services=("$@"); [ $# -gt 0 ] || services=(customers tickets channels reports)
python=.venv/bin/python; [ -x $python ] || python=python3
options=(--build-arg "BASE=${BASE:-python:3.11-slim}")
mkdir -p wheels

if [ -n "${OFFLINE:-}" ]; then
  # for the Python of the image, whatever the one here is
  for lock in build chassis "${services[@]}"; do
    $python -m pip download -qq --disable-pip-version-check --no-deps --dest wheels --only-binary :all: \
      --python-version 3.11 --implementation cp --abi cp311 --abi abi3 --abi none \
      --platform manylinux_2_28_x86_64 --platform manylinux_2_17_x86_64 --platform manylinux2014_x86_64 \
      --require-hashes -r "locks/$lock.txt"
  done
  options+=(--network none --build-arg PIP_NO_INDEX=1)
fi
for service in "${services[@]}"; do
  image=${NAME:-firsthand/}$service:${TAG:-0.1.0}
  podman build --quiet "${options[@]}" --file "services/$service/Containerfile" --tag "$image" . > /dev/null
  echo "$image"
done
