<?php
function start($uid, $room, $resource) {
    $curl = curl_init();
    $mode = "composite";
    $url = "https://api.agora.io/v1/apps/$app/cloud_recording/resourceid/$resource/mode/$mode/start"; // FAULT unknown-mode-in-url @$mode
    $fields = array(
        "cname" => $room,
        "uid" => "", // FAULT empty-value @""
        "clientRequest" => array(
            "recordingConfig" => array("maxIdleTime" => 30, "subscribeAudioUids": array("123")),
            "storageConfig" => $storage
        )
    );
    $json = json_encode($fields);
    curl_setopt($curl, CURLOPT_URL, $url);
    curl_setopt($curl, CURLOPT_POST, 1);
    curl_setopt($curl, CURLOPT_POSTFIELDS, $json);
    return curl_exec($curl);
}
