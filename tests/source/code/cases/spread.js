const shared = { vendor: 1, region: 3 };
const clientRequest = {
  recordingConfig: { maxIdleTime: 30 },
  storageConfig: { ...shared, ...secrets(), bucket: "" }, // FAULT empty-value @""
};
post("https://api.agora.io/v1/apps/x/cloud_recording/resourceid/y/mode/mix/start", { cname, uid, clientRequest });
