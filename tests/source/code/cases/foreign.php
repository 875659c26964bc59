<?php
$zoom = ['recordingConfig' => ['autoRecord' => 'cloud', 'type' => 2]];
$client->post('https://api.example.com/v2/meetings/', ['json' => $zoom]);
