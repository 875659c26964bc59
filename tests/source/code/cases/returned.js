class Recorder {
  static bucket() {
    const made = { vendor: 1, region: Number(process.env.REGION), bucket: process.env.BUCKET, fileNamePrefix: ["a-b"] }; // FAULT invalid-format @"a-b"
    console.log("to", { vendor: made.vendor, prefix: made.fileNamePrefix });
    if (!made.bucket) throw new Error("no bucket");
    return made;
  }
  async start(cname, uid, resource) {
    const storage = this.constructor.bucket();
    await this.call(`/cloud_recording/resourceid/${resource}/mode/mix/start`, "POST", {
      cname,
      uid,
      clientRequest: { recordingConfig: sound(), recordingFileConfig: { avFileType: ["hls", "mp4"] }, storageConfig: Recorder.bucket() },
    });
  }
}

const sound = () => ({ channelType: 0, streamTypes: 0, audioProfile: 7 }); // FAULT invalid-value @7
