FOLDER = "/srv/letters"
FILES = {
    "reminder": "reminder-2.pdf",
    "welcome": "welcome-7.pdf",
    "farewell": "farewell-1.pdf",
}


def file_of(kind):
    return FOLDER + "/" + FILES.get(kind, kind)
