export async function begin(cname: string, uid: string, resource: string) {
  const payload = {
    cname,
    uid,
    clientRequest: {
      recordingConfig: {
        channelType: 0,
        streamMode: "standard", // FAULT ignored-by-mode @streamMode
        transcodingConfig: { width: 640, height: 480, fps: 15, bitrate: 500, mixedVideoLayout: 1 },
      },
      recordingFileConfig: { avFileType: ["hls", "mp4"] },
      storageConfig: bucketOf(resource),
    },
  };
  console.log("begin", {
    ...payload,
    clientRequest: { ...payload.clientRequest, storageConfig: { ...bucketOf(resource), secretKey: "***" } },
  });
  return (await client.call(`/cloud_recording/resourceid/${resource}/mode/mix/start`, "POST", payload, "begin")) as Started;
}
