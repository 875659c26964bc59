const BASE = "https://api.agora.io/v1/apps/abc/cloud_recording";
const layout = { width: 640, height: 360, fps: 15, bitrate: 500 };
const recordingConfig = {
  channelType: 3, // FAULT invalid-value @3
  transcodingConfig: layout,
};
fetch(`${BASE}/resourceid/${rid}/mode/mix/start`, {
  method: "POST",
  body: JSON.stringify({ cname, uid, clientRequest: { token, recordingConfig, storageConfig } }),
});
