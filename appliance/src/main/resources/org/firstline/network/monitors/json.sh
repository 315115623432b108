curl -H 'Authorization: Bearer @TOKEN@' -H 'Content-Type: application/json' \
  -d '{"key":"ping-7","host":"10.0.0.5","name":"Ping","state":"down","severity":"major","message":"No answer for 60 s"}' \
  '@BOX@/api/alerts/in/json/generic'
