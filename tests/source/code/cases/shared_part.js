const storageConfig = { vendor: 1, region: 0, fileNamePrefix: ["a_b"] }; // FAULT invalid-format @"a_b"
const url = (mode) => `https://api.agora.io/v1/apps/${app}/cloud_recording/resourceid/${resource}/mode/${mode}/start`;

export const web = (cname) =>
  post(url("web"), { cname, uid: "1", clientRequest: { recordingFileConfig: { avFileType: ["hls"] }, storageConfig } }); // FAULT web-without-recorder @clientRequest
export const mix = (cname) =>
  post(url("mix"), { cname, uid: "1", clientRequest: { recordingFileConfig: { avFileType: ["hls"] }, storageConfig } });
