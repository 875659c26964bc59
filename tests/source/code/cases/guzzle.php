<?php
$client->post("https://api.agora.io/v1/apps/$app/cloud_recording/resourceid/$rid/mode/mix/start", ['json' => [
    'cname' => $cname,
    'uid' => (string) $uid,
    'clientRequest' => [
        'recordingConfig' => ['channelType' => 1, 'maxIdleTime' => 0], // FAULT out-of-range @0
        'recordingFileConfig' => ['avFileType' => ['hls', 'mp4']],
        'storageConfig' => $storage,
    ],
]]);
