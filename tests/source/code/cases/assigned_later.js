const body = { cname: room, uid: String(id), clientRequest: {} };
body.clientRequest.recordingConfig = { maxIdleTime: 2 }; // FAULT out-of-range @2
body.clientRequest.recordingFileConfig = { avFileType: ["hls", "mp4"] };
send("/v1/apps/x/cloud_recording/resourceid/y/mode/mix/start", body);
