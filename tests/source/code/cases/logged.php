<?php
$payload = [
    'cname' => $room,
    'uid' => 12, // FAULT invalid-type @12
    'clientRequest' => ['scene' => 0, 'resourceExpiredHour' => 24],
];
Log::info('Asking for a resource', ['room' => $room, 'payload' => $payload]);
$answer = Http::post("https://api.agora.io/v1/apps/{$app}/cloud_recording/acquire", $payload);
return ['sent' => $payload, 'answer' => $answer->json()];
