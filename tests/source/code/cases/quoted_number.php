<?php
$storageConfig = ['vendor' => '1', 'region' => 0, 'bucket' => $b, 'accessKey' => $k, 'secretKey' => $s]; // FAULT invalid-type @'1'
// cloud_recording
