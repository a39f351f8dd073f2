package com.shop.media;

import java.io.IOException;
import java.util.*;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

class Thumbnails extends HttpServlet {
    private static final Set<String> FORMATS = Set.of("png", "jpg");

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        // ruleid: java.command.injection
        Runtime.getRuntime().exec("convert " + name + " out.png");
        // ruleid: java.command.injection
        Runtime.getRuntime().exec(new String[] {"/bin/sh", "-c", "convert " + name});
        // ruleid: java.command.injection
        new ProcessBuilder("bash", "-c", "convert " + name).start();
        // ruleid: java.command.injection
        new ProcessBuilder(name, "--version").start();
        // ok: java.command.injection
        Runtime.getRuntime().exec("convert --version");
        // ok: java.command.injection, java.command.argument-injection
        new ProcessBuilder("convert", "--", name).start();
        // ruleid: java.command.argument-injection
        new ProcessBuilder("convert", name).start();
        // ok: java.command.argument-injection
        new ProcessBuilder("convert", "--file=" + name).start();
    }

    private void run(String word) throws IOException {
        String[] command = {"sh", "-c", "echo " + word};
        Runtime runtime = Runtime.getRuntime();
        // ruleid: java.command.injection
        Process process = runtime.exec(command);
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        run(request.getHeader("X-Word"));
        String size = request.getParameter("size");
        int pixels = Integer.parseInt(size);
        // ok: java.command.injection
        Runtime.getRuntime().exec("convert -size " + pixels + " out.png");
        String format = request.getParameter("format");
        if (!FORMATS.contains(format)) {
            return;
        }
        // ok: java.command.injection
        Runtime.getRuntime().exec("convert in.png out." + format);
        String quoted = request.getParameter("title").replace("\"", "");
        // ruleid: java.command.injection
        Runtime.getRuntime().exec("convert -label \"" + quoted + "\" in.png");
    }

    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String branch = request.getParameter("branch");
        List<String> words = new ArrayList<>();
        words.add("git");
        words.add("log");
        words.add(branch);
        // ruleid: java.command.argument-injection
        new ProcessBuilder(words).start();
        String path = request.getParameter("path");
        if (path.startsWith("-")) {
            throw new IllegalArgumentException(path);
        }
        // ok: java.command.argument-injection
        new ProcessBuilder("git", "log", path).start();
    }

    protected void doTrace(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String branch = request.getParameter("branch");
        List<String> shell = new ArrayList<String>();
        shell.add("sh");
        shell.add("-c");
        shell.add("git log " + branch);
        ProcessBuilder builder = new ProcessBuilder();
        // ruleid: java.command.injection
        builder.command(shell);
    }

    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String branch = request.getParameter("branch");
        branch = "main";
        // ok: java.command.injection
        Runtime.getRuntime().exec("git branch -D " + branch);
        String[] words = {"git", "show", request.getParameter("commit")};
        // ok: java.command.injection
        // ruleid: java.command.argument-injection
        Runtime.getRuntime().exec(words);
        // ruleid: java.command.injection
        Runtime.getRuntime().exec("git gc", new String[] {request.getParameter("env")});
    }
}
