await http.post(`${base}/resourceid/${rid}/sid/${sid}/mode/individual/stop`, { cname, uid, clientRequest: { } });
