package com.shop.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class Images {
    private static final String TOOL = "convert";
    private final Runtime runtime = Runtime.getRuntime();

    Process resize(String file) throws IOException {
        // ruleid: java.command.shell
        return new ProcessBuilder("sh", "-c", "convert " + file + " small.png").start();
    }

    Process resizeByRuntime(String file) throws IOException {
        // ruleid: java.command.shell
        return Runtime.getRuntime().exec(new String[] {"/bin/bash", "-c", "convert " + file});
    }

    Process resizeByList(String file) throws IOException {
        List<String> command = List.of("cmd.exe", "/c", "convert.exe " + file);
        // ruleid: java.command.shell
        return new ProcessBuilder(command).start();
    }

    Process resizeByArray(String file) throws IOException {
        String[] command = {"sh", "-c", "convert " + file};
        // ruleid: java.command.shell
        return runtime.exec(command);
    }

    Process fixedArray() throws IOException {
        String[] command = {"sh", "-c", "ls " + TOOL};
        // ok: java.command.shell
        return runtime.exec(command);
    }

    Process fixed() throws IOException {
        // ok: java.command.shell, java.command.shell-script
        return new ProcessBuilder("sh", "-c", TOOL + " *.png | wc -l").start();
    }

    Process arguments(String file) throws IOException {
        // ok: java.command.shell, java.command.shell-script
        return new ProcessBuilder("convert", "-resize", "10x" + file.length(), file).start();
    }

    Process fixedList() throws IOException {
        // ok: java.command.shell
        return new ProcessBuilder(Arrays.asList("bash", "-c", "ls " + TOOL)).start();
    }

    public Process script(String script) throws IOException {
        // ruleid: java.command.shell-script
        return new ProcessBuilder("bash", "-c", script).start();
    }

    public Process scriptByRuntime(Job job) throws IOException {
        // ruleid: java.command.shell-script
        return runtime.exec(new String[] {"cmd", "/C", job.getCommand()});
    }

    Process scriptFile(String name) throws IOException {
        // ok: java.command.shell-script
        return new ProcessBuilder("bash", "scripts/resize.sh", name).start();
    }

    Process line(String file) throws IOException {
        // ruleid: java.command.concatenated
        return Runtime.getRuntime().exec("convert " + file + " small.png");
    }

    Process lineLater(String file) throws IOException {
        String line = "convert " + file;
        // ruleid: java.command.concatenated
        return Runtime.getRuntime().exec(line);
    }

    Process lineOfField(Path file) throws IOException {
        // ruleid: java.command.concatenated
        return runtime.exec("convert " + file, null);
    }

    Process lineFormatted(String file) throws IOException {
        // ruleid: java.command.concatenated
        return Runtime.getRuntime().exec(String.format("convert %s small.png", file));
    }

    Process lineFixed() throws IOException {
        // ok: java.command.concatenated
        return Runtime.getRuntime().exec(TOOL + " --version");
    }

    Process lineOfArguments(String file) throws IOException {
        // ok: java.command.concatenated
        return runtime.exec(new String[] {TOOL, file});
    }

    Process kill(int process) throws IOException {
        // ok: java.command.concatenated
        return Runtime.getRuntime().exec("kill " + process);
    }
}
