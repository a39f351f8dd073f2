package com.shop.files;

import java.io.*;
import java.nio.file.*;
import java.util.zip.*;
import javax.servlet.http.*;
import org.apache.commons.io.FilenameUtils;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.multipart.MultipartFile;

class Download extends HttpServlet {
    private static final String FOLDER = "/srv/files/";
    private final Path root = Paths.get("/srv/files");
    private final File base = new File("/srv/files");

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        // ruleid: java.path.traversal
        FileInputStream in = new FileInputStream(FOLDER + name);
        File file = new File(base, name);
        // ok: java.path.traversal
        if (file.exists()) {
            // ruleid: java.path.traversal
            Files.copy(file.toPath(), response.getOutputStream());
        }
        // ok: java.path.traversal
        new FileInputStream(FOLDER + FilenameUtils.getName(name)).close();
        // ok: java.path.traversal
        Files.readString(root.resolve(Paths.get(name).getFileName()));
        // ruleid: java.path.traversal, java.path.absolute
        Files.readString(root.resolve(name).normalize());
    }

    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // ruleid: java.path.traversal
        response.setStatus(new File(base, request.getParameter("name")).exists() ? 200 : 404);
        String name = request.getParameter("note");
        if (name.contains("..")) {
            return;
        }
        // ruleid: java.path.absolute
        Files.readString(root.resolve(name));
        if (name.startsWith("/")) {
            return;
        }
        // ok: java.path.traversal, java.path.absolute
        Files.readString(root.resolve(name));
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        File file = new File(base, request.getParameter("name"));
        if (!file.getCanonicalPath().startsWith(base.getCanonicalPath() + File.separator)) {
            response.sendError(403);
            return;
        }
        // ok: java.path.traversal
        try (FileReader reader = new FileReader(file)) {
            reader.read();
        }
    }

    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Path path = root.resolve(request.getParameter("name")).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("outside");
        }
        // ok: java.path.traversal
        Files.readAllBytes(path);
        String other = request.getParameter("other");
        if (!other.startsWith("/srv/files")) {
            return;
        }
        // ruleid: java.path.traversal
        Files.readAllBytes(Paths.get(other));
        String third = request.getParameter("third");
        if (third.contains("..") || third.contains("/")) {
            return;
        }
        // ok: java.path.traversal
        Files.readAllBytes(Paths.get(FOLDER, third));
    }

    private void check(String name) {
        if (name.contains("..")) {
            throw new IllegalArgumentException("name");
        }
    }

    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getPathInfo();
        // ruleid: java.path.traversal
        new File(FOLDER + name).delete();
        check(name);
        // ok: java.path.traversal
        new File(FOLDER + name).delete();
        String page = switch (request.getParameter("page")) {
            case "a" -> "a.html";
            default -> "index.html";
        };
        // ok: java.path.traversal
        getServletContext().getResourceAsStream("/" + page);
        // ruleid: java.path.traversal
        getServletContext().getResourceAsStream("/pages/" + request.getParameter("page"));
    }
}

@RestController
class Uploads {
    @PostMapping("/upload")
    void upload(@RequestParam("file") MultipartFile file) throws IOException {
        // ruleid: java.path.traversal
        file.transferTo(new File("/srv/uploads/" + file.getOriginalFilename()));
        // ok: java.path.traversal
        file.transferTo(new File("/srv/uploads/" + FilenameUtils.getName(file.getOriginalFilename())));
    }

    @GetMapping("/image/{id}")
    byte[] image(@PathVariable long id, @RequestParam String folder) throws IOException {
        // ok: java.path.traversal
        Files.readAllBytes(Paths.get("/srv/images", id + ".png"));
        // ruleid: java.path.traversal
        return Files.readAllBytes(Paths.get("/srv/images", folder, id + ".png"));
    }
}

class Unpacker {
    void unpack(ZipInputStream zip, File folder) throws IOException {
        ZipEntry entry;
        while ((entry = zip.getNextEntry()) != null) {
            File file = new File(folder, entry.getName());
            // ruleid: java.path.archive-entry
            try (OutputStream out = new FileOutputStream(file)) {
                zip.transferTo(out);
            }
        }
    }

    void unpackInside(ZipFile zip, Path folder) throws IOException {
        for (ZipEntry entry : all(zip)) {
            Path file = folder.resolve(entry.getName()).normalize();
            if (!file.startsWith(folder)) {
                throw new ZipException("outside");
            }
            // ok: java.path.archive-entry
            Files.copy(zip.getInputStream(entry), file);
        }
    }

    void flat(ZipFile zip, File folder) throws IOException {
        for (ZipEntry entry : all(zip)) {
            String name = new File(entry.getName()).getName();
            // ok: java.path.archive-entry
            Files.copy(zip.getInputStream(entry), folder.toPath().resolve(name));
            Path wrong = folder.toPath().resolve(entry.getName());
            // ruleid: java.path.archive-entry
            Files.copy(zip.getInputStream(entry), wrong);
        }
    }

    void list(ZipFile zip) {
        for (ZipEntry entry : all(zip)) {
            // ok: java.path.archive-entry
            System.out.println(entry.getName());
        }
    }

    void canonical(ZipInputStream zip, File folder) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        File file = new File(folder, entry.getName());
        String path = file.getCanonicalPath();
        if (!path.startsWith(folder.getCanonicalPath())) {
            throw new IOException("outside");
        }
        // ruleid: java.path.archive-entry
        new FileOutputStream(file).close();
    }
}

class Written {
    void qualified(javax.servlet.http.HttpServletRequest request) throws java.io.IOException {
        String name = request.getParameter("name");
        // ruleid: java.path.traversal
        new java.io.FileInputStream(new java.io.File("/srv/" + name)).close();
        // ruleid: java.path.traversal
        java.nio.file.Files.readString(java.nio.file.Paths.get("/srv/", name));
        // ok: java.path.traversal
        new java.io.FileInputStream(new java.io.File("/srv/" + new java.io.File(name).getName())).close();
        FormRequest form = new FormRequest(request);
        // ruleid: java.path.traversal
        java.nio.file.Files.delete(java.nio.file.Paths.get("/srv/", form.getParam("name")));
        // ok: java.path.traversal
        java.nio.file.Files.delete(java.nio.file.Paths.get("/srv/", form.getUserNumber()));
        // ruleid: java.path.traversal
        java.nio.file.Files.delete(java.nio.file.Paths.get("/srv/", ServletRequestUtils.getStringParameter(request, "name")));
    }
}
