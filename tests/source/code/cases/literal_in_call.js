const axios = require("axios");
async function start(appId, rid, cname) {
  return axios.post(`https://api.agora.io/v1/apps/${appId}/cloud_recording/resourceid/${rid}/mode/mix/start`, {
    cname,
    uid: 527841, // FAULT invalid-type @527841
    clientRequest: {
      recordingConfig: { channelType: 1, streamTypes: 2 },
      storageConfig: { vendor: 1, region: 0, bucket: process.env.BUCKET, accessKey: process.env.AK, secretKey: process.env.SK, fileNamePrefix: [cname] },
      recordingFileConfig: { avFileType: ["hls"] },
    },
  });
}
