await axios.post("https://api.agora.io/eu/v1/projects/x/rtsc/speech-to-text/tasks", {
  languages: ["en-US"], maxIdleTime: 1,
  rtcConfig: { channelName: "a" },
});
const recordingConfig = { format: "wav", sampleRate: 8000 };
