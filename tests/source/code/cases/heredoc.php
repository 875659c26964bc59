<?php
$json = <<<JSON
{"cname": "$cname", "uid": "$uid", "clientRequest": {"storageConfig": "$storage", "recordingConfig": {"channelType": 1, "maxIdleTime": 40}}}
JSON;
// cloud_recording
