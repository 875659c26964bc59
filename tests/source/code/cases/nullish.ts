// cloud_recording
export function layout(options: Options) {
  return {
    cname: options.cname,
    uid: options.uid,
    clientRequest: {
      recordingConfig: {
        channelType: options.live ? 1 : 0,
        maxIdleTime: options.idle ?? 30,
        videoStreamType: 7, // FAULT invalid-value @7
      },
      storageConfig: options.storage,
    },
  };
}
