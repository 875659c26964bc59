export const startBody = (cname: string, uid: string) => ({
  cname,
  uid,
  clientRequest: {
    recordingConfig: {
      channelType: 1,
      maxIdleTime: 120,
      transcodingConfig: { width: 640, height: 360, fps: 15, bitrate: 500, mixedVideoLayout: 4 }, // FAULT invalid-value @4
    },
    storageConfig: { vendor: 1, region: 0, bucket: "b", accessKey: env.a, secretKey: env.s },
  },
}) as const;
