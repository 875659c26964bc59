const maxIdleTime = 40;
const url = `https://api.agora.io/v1/apps/${id}/cloud_recording/resourceid/${rid}/mode/individual/start`;
const clientRequest = { recordingConfig: { maxIdleTime, subscribeUidGroup: 9 } };  // FAULT invalid-value @9
call(url, { cname, uid, clientRequest });
