export default {
  cname: process.env.CHANNEL,
  uid: "527841",
  clientRequest: {
    recordingConfig: { channelType: 1, streamTypes: 5, maxIdleTime: 60 }, // FAULT invalid-value @5
    recordingFileConfig: { avFileType: ["hls"] },
    storageConfig: { vendor: 1, region: 0, bucket: "b", accessKey: key(), secretKey: secret() },
  },
};
