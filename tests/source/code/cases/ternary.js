// cloud_recording
const recordingConfig = video
  ? { channelType: 1, streamTypes: 2 }
  : { channelType: 1, streamTypes: 7 }; // FAULT invalid-value @7
