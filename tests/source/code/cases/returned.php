<?php
class Recorder
{
    private function storage(string $room): array
    {
        return ['vendor' => 1, 'region' => 0, 'bucket' => env('BUCKET'), 'fileNamePrefix' => ['rooms', "room_$room"]]; // FAULT invalid-format @"room_$room"
    }

    public function start(string $room, string $resource)
    {
        return $this->agora()->post($this->url("/resourceid/$resource/mode/mix/start"), [
            'cname' => $room,
            'uid' => '1',
            'clientRequest' => [
                'recordingConfig' => ['channelType' => 0, 'maxIdleTime' => 3], // FAULT out-of-range @3
                'recordingFileConfig' => ['avFileType' => ['hls']],
                'storageConfig' => $this->storage($room),
            ],
        ]);
    }
}
