<?php
class Recorder
{
    public function start(string $cname)
    {
        return $this->http->post("/v1/apps/{$this->app}/cloud_recording/resourceid/{$id}/mode/mix/start", [
            'cname' => $cname,
            'uid' => '527841',
            'clientRequest' => [
                'recordingConfig' => [
                    'channelType' => 2, // FAULT invalid-value @2
                    'maxIdleTime' => 30,
                    'transcodingConfig' => ['width' => 640, 'height' => 360, 'fps' => 15, 'bitrate' => 500],
                ],
                'storageConfig' => $this->storage,
            ],
        ]);
    }
}
