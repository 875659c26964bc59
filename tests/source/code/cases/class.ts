export class Recorder {
  private readonly mode = "mix" as const;
  async begin(cname: string, uid: string): Promise<void> {
    const body: StartBody = {
      cname,
      uid,
      clientRequest: {
        recordingConfig: { channelType: 0, audioProfile: 9 } as RecordingConfig, // FAULT invalid-value @9
        recordingFileConfig: { avFileType: ["mp4"] }, // FAULT mp4-without-hls @avFileType
        storageConfig: this.storage()!,
      },
    };
    await this.http.post<Reply>(`${this.base}/cloud_recording/resourceid/${this.rid}/mode/mix/start`, body);
  }
}
