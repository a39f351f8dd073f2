package com.shop.session;

import java.beans.XMLDecoder;
import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;
import com.thoughtworks.xstream.XStream;
import org.springframework.web.bind.annotation.*;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class Session extends HttpServlet {
    private final XStream xstream = new XStream();
    private final Yaml safe = new Yaml(new SafeConstructor(new LoaderOptions()));

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        ObjectInputStream in = new ObjectInputStream(request.getInputStream());
        // ruleid: java.deserialization.injection
        Object state = in.readObject();
        for (Cookie cookie : request.getCookies()) {
            if ("state".equals(cookie.getName())) {
                byte[] bytes = Base64.getDecoder().decode(cookie.getValue());
                // ruleid: java.deserialization.injection
                new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
            }
        }
        // ruleid: java.deserialization.injection
        xstream.fromXML(request.getParameter("cart"));
        XMLDecoder decoder = new XMLDecoder(request.getInputStream());
        // ruleid: java.deserialization.injection
        decoder.readObject();
    }

    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws Exception {
        ObjectInputStream in = new ObjectInputStream(request.getInputStream());
        in.setObjectInputFilter(filter);
        // ok: java.deserialization.injection
        in.readObject();
        ObjectInputStream file = new ObjectInputStream(new FileInputStream("/srv/state"));
        // ok: java.deserialization.injection
        file.readObject();
        // ok: java.deserialization.injection
        safe.load(request.getReader());
        // ruleid: java.deserialization.injection
        new Yaml().load(request.getReader());
        // ok: java.deserialization.injection
        mapper.readValue(request.getReader(), Cart.class);
    }

    private Object read(byte[] bytes) throws Exception {
        // ruleid: java.deserialization.injection
        return SerializationUtils.deserialize(bytes);
    }

    @PostMapping("/restore")
    Object restore(@RequestBody byte[] body) throws Exception {
        return read(body);
    }
}
