const IDLE: number = 4; // FAULT out-of-range @4

export async function begin(client: AxiosInstance, cname: string): Promise<void> {
  const payload: StartRequest = {
    cname,
    uid: "527841",
    clientRequest: {
      recordingConfig: { channelType: 1, maxIdleTime: IDLE, streamTypes: 2 },
      storageConfig: storage(),
    },
  };
  await client.post<StartResponse>(`${base}/cloud_recording/resourceid/${id}/mode/mix/start`, payload);
}
