<?php
class Calls
{
    private const BASE = 'https://api.agora.io/v1/apps';

    public function stop(string $room, string $resource, string $sid)
    {
        return $this->agora()->post($this->apiUrl("/resourceid/$resource/sid/$sid/mode/mix/stop"), [
            'cname' => $room,
            'uid' => '12',
            'clientRequest' => ['resourceExpiredHour' => 24], // FAULT misplaced-key @'resourceExpiredHour'
        ]);
    }
}
