#!/usr/bin/env bash
# Fetches what test/servers/wordpress.ts runs: PHP and MariaDB's programs from Debian, without services of their own, and
# WordPress unpacked into the folder given. Prints where WordPress lies.
set -euo pipefail
folder="$1"

{
  apt-get install -y --no-install-recommends php-cli php-mysql mariadb-server-core mariadb-client-core ||
    { apt-get update && apt-get install -y --no-install-recommends php-cli php-mysql mariadb-server-core mariadb-client-core; }
  mkdir -p "$folder"
  cd "$folder"
  # The package itself would want a web server, which would start. What it links to lies in the others.
  apt-get download wordpress php-getid3 libjs-underscore libjs-cropper
  for package in ./*.deb; do dpkg-deb --extract "$package" .; done
} >&2
echo "$PWD/usr/share/wordpress"
