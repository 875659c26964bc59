const path = (rest: string) => `https://api.agora.io/v1/apps/${app}/cloud_recording${rest}`;
export const change = (cname: string, uid: string) =>
  axios.post(path(`/resourceid/${resource}/sid/${sid}/mode/mix/updateLayout`), {
    cname,
    uid,
    clientRequest: { mixedVideoLayout: 7 }, // FAULT invalid-value @7
  });
