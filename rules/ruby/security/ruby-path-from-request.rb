class FilesController < ApplicationController
  def show
    # ruleid: ruby-path-from-request
    send_file("/var/reports/" + params[:name])
    # ok: ruby-path-from-request
    send_file("/var/reports/" + File.basename(params[:name]))
  end
end
