<?php
// cloud_recording
$recordingConfig = ['channelType' => 1, 'audioProfile' => 7]; // FAULT invalid-value @7
