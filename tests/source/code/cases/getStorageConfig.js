// Where the recordings of cloud_recording go
exports.getStorageConfig = getStorageConfig;

function getStorageConfig(room) {
  const made = { region: 0, bucket: process.env.BUCKET };
  made.vendor = 99; // FAULT invalid-value @99
  made.fileNamePrefix = ["rooms", room];
  return made;
}
