<?php
$base = "https://api.agora.io/v1/apps/" . $app . "/cloud_recording/";

function acquire($base, $room, $uid, $key) {
    $client = new GuzzleHttp\Client();
    $text = "{\"cname\":\"" . $room . "\",\"uid\":\"" . $uid . "\",\"clientRequest\":{\"resourceExpiredHour\":800}}"; // FAULT out-of-range @800
    return $client->request('POST', $base . "acquire", ['headers' => ["Authorization" => $key], 'body' => $text]);
}

function start($base, $resource, $room, $uid) {
    $client = new GuzzleHttp\Client();
    $url = $base . "resourceid/" . $resource . "/mode/mix/start";
    $text = "{\"uid\":\"".$uid."\",\"cname\":\"".$room."\",\"clientRequest\":{\"storageConfig\":{\"secretKey\":\"".$_ENV["secretKey"]."\",\"region\":1,\"accessKey\":\"".$_ENV["accessKey"]."\",\"bucket\":\"lessons\",\"vendor\":1},\"recordingFileConfig\":{\"avFileType\":[\"hls\"]},\"recordingConfig\":{\"channelType\":0,\"maxIdleTime\":30,\"transcodingConfig\":{\"width\":1280,\"height\":720,\"fps\":15,\"bitrate\":600,\"mixedVideoLayout\":3,\"layoutConfig\":[{\"x_axis\":0,\"y_axis\":0,\"width\":0.5,\"height\":2}]}}}}"; // FAULT out-of-range @2
    return $client->request('POST', $url, ['body' => $text]);
}

function stop($base, $room, $uid, $resource, $sid) {
    $client = new GuzzleHttp\Client();
    $text = "{\"uid\":\"" . $uid . "\",\"cname\":\"" . $room . "\",\"clientRequest\":{\"async_stop\":1}}"; // FAULT invalid-type @1
    return $client->request('POST', $base . "resourceid/" . $resource . "/sid/" . $sid . "/mode/mix/stop", ['body' => $text]);
}
