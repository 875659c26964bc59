<?php
$body = array("cname" => $c, "uid" => $u, "clientRequest" => array("storageConfig" => $s,
    "recordingConfig" => array("channelType" => 1, "streamTypes" => 4), // FAULT invalid-value @4
));
curl_setopt($ch, CURLOPT_URL, "https://api.agora.io/v1/apps/$a/cloud_recording/resourceid/$r/mode/mix/start");
curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode($body));
