const agora = require("./agora");

async function start(channel) {
  const clientRequest = {
    token: channel.token,
    recordingConfig: {
      maxIdleTime: 30,
      streamTypes: 2,
      channelType: 0,
      videoStreamType: 0,
      subscribeUidGroup: 9, // FAULT invalid-value @9
    },
    recordingFileConfig: { avFileType: ["hls", "mp4"] },
  };
  return agora.post(`/cloud_recording/resourceid/${channel.resource}/mode/mix/start`, {
    cname: channel.name,
    uid: channel.uid,
    clientRequest,
  });
}
