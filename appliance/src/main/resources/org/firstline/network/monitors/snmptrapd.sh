#!/bin/sh
# snmptrapd.conf: traphandle default /usr/local/bin/to-firstline
exec curl --silent --show-error --max-time 10 --data-binary @- \
  -H 'Authorization: Bearer @TOKEN@' -H 'Content-Type: text/plain' \
  '@BOX@/api/alerts/in/snmptrapd'
