<?php
$body = ['cname' => $c, 'uid' => $u, 'clientRequest' => ['storageConfig' => ['vendor' => env('V'), 'bucket' => env('B'), 'accessKey' => $k, 'secretKey' => $s, 'region' => $r]]];
// cloud_recording
