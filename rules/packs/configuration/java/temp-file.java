package com.shop.reports;

import java.io.*;
import java.nio.file.Files;
import java.nio.file.Path;

class Exports {
    private static final String TARGET = "/tmp/export.csv";

    void stream(byte[] report) throws IOException {
        // ruleid: java.tmp.fixed-name
        try (OutputStream out = new FileOutputStream("/tmp/report.txt")) {
            out.write(report);
        }
    }

    void writer(String report) throws IOException {
        // ruleid: java.tmp.fixed-name
        try (Writer out = new FileWriter(TARGET, true)) {
            out.write(report);
        }
    }

    void nio(String report) throws IOException {
        // ruleid: java.tmp.fixed-name
        Files.writeString(Path.of("/var/tmp/report.txt"), report);
    }

    void good(String report) throws IOException {
        Path file = Files.createTempFile("report", ".txt");
        // ok: java.tmp.fixed-name
        Files.writeString(file, report);
    }

    void elsewhere(byte[] report) throws IOException {
        // ok: java.tmp.fixed-name
        try (OutputStream out = new FileOutputStream("/var/lib/shop/report.txt")) {
            out.write(report);
        }
    }

    File folder() throws IOException {
        File folder = File.createTempFile("report", "");
        folder.delete();
        // ruleid: java.tmp.file-to-folder
        folder.mkdir();
        return folder;
    }

    File folderChecked() throws IOException {
        File folder = java.io.File.createTempFile("report", "d");
        folder.delete();
        // ruleid: java.tmp.file-to-folder
        if (!folder.mkdirs()) {
            throw new IOException("no folder");
        }
        return folder;
    }

    File folderGood() throws IOException {
        File folder = Files.createTempDirectory("report").toFile();
        // ok: java.tmp.file-to-folder
        new File(folder, "pages").mkdir();
        return folder;
    }

    File file() throws IOException {
        File file = File.createTempFile("report", ".txt");
        // ok: java.tmp.file-to-folder
        file.getParentFile().mkdirs();
        return file;
    }
}
