const storageConfig = {
  vendor: 1,
  region: 10, /* FAULT comment-contradicts-value @10 */ // Seoul
  bucket: process.env.BUCKET,
  fileNamePrefix: ["rooms"],
};

export const acquire = (cname) =>
  post("https://api.agora.io/v1/apps/x/cloud_recording/acquire", { cname, uid: "1", clientRequest: { scene: 0 } });

export const start = (cname) => {
  const recordingConfig = {
    channelType: 0,
    streamTypes: 0, // audio
    videoStreamType: 1, // low
  };
  return post("https://api.agora.io/v1/apps/x/cloud_recording/resourceid/r/mode/mix/start", {
    cname,
    uid: "1",
    clientRequest: { recordingFileConfig: { avFileType: ["hls"] }, recordingConfig, storageConfig },
  });
};
