<?php
$config = ['channelType' => 1, 'streamTypes' => null];
send(['cname' => $c, 'uid' => $u, 'clientRequest' => ['storageConfig' => $s, 'recordingConfig' => $config]], '/cloud_recording/');
