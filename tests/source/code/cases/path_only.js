const start = (resource, payload) =>
  api.request(`/resourceid/${resource}/mode/composite/start`, "POST", payload); // payload is built elsewhere

export const stop = (resource, sid, cname, uid) =>
  api.request(`/cloud_recording/resourceid/${resource}/sid/${sid}/mode/composite/stop`, { // FAULT unknown-mode-in-url @composite
    method: "DELETE", // FAULT wrong-method @"DELETE"
    body: JSON.stringify({ cname, uid, clientRequest: {} }),
  });
